export const relation = {
}
