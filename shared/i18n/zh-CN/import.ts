export const importing = {
}
