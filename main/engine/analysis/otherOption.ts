// The option "other" as questionnaires print it, with or without a request to specify. Data to recognise, not words to show.
const OTHER = /^(其他|其它|其余|others?)\s*([（(〖[_:：…—-].*)?$/i

/** True for a category that is a rest by its own name: it stands last in a Pareto chart whatever its size. */
export const isOtherOption = (label: string): boolean => OTHER.test(label.trim())
