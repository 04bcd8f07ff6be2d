export const questionnaire = {
}
