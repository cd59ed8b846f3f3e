// Under what name the answer to a kind's further question comes with its form.
export const inputField = (id: string): `input-${string}` => `input-${id}`;
