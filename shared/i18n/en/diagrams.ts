export const diagrams = {
  template: {
    '5m1e': 'People|Machine|Material|Method|Environment|Measurement',
    '4s': 'Surroundings|Suppliers|Systems|Skills',
    '8p': 'Product|Price|Place|Promotion|People|Process|Physical evidence|Performance',
  },
}
