export const report = {
}
