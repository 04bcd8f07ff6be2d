export const descriptive = {
}
