export const analysis = {
}
