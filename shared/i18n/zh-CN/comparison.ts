export const comparison = {
}
