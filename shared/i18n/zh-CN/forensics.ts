export const forensics = {
}
