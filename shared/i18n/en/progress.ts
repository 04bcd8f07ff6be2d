export const progress = {
  reading: 'Reading the file',
  profiling: 'Recognising questions',
  writing: 'Writing rows',
  finishing: 'Finishing',
  building: 'Building figures',
  computing: 'Computing',
  packing: 'Packing the file',
  comparing: 'Comparing responses',
}
