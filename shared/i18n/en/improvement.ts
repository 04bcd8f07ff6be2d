export const improvement = {
}
