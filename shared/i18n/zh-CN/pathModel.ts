export const pathModel = {
}
