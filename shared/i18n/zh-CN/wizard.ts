export const wizard = {
}
