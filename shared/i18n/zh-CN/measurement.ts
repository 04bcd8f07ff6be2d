export const measurement = {
}
