export const diagrams = {
}
