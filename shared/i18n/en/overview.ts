export const overview = {
}
