export const weighting = {
}
