export const progress = {
  reading: 'Reading the file',
  profiling: 'Recognising questions',
  writing: 'Writing rows',
  finishing: 'Finishing',
  building: 'Building figures',
  packing: 'Packing the file',
}
