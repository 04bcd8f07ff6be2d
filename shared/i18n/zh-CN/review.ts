export const review = {
}
