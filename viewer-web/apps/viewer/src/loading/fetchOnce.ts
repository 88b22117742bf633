/** Fetches what belongs to the key once. */
export function fetchOnce<Key extends WeakKey, Value>(
  fetched: WeakMap<Key, Promise<Value>>,
  key: Key,
  fetch: () => Promise<Value>,
): Promise<Value> {
  const known = fetched.get(key);
  if (known) {
    return known;
  }
  const value = fetch();
  fetched.set(key, value);
  // Whoever asks next asks the server again.
  value.catch(() => fetched.delete(key));
  return value;
}
