export const quality = {
}
