export const reportPage = {
}
