export const figures = {
}
