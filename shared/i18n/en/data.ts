export const data = {
}
