package io.dryswarm.models.dns;

import it.unimi.dsi.fastutil.ints.IntArrayList;

/**
 * The addresses behind one name, in order of arrival, each with the service that put it there: two services may share an alias, and
 * then the name has the addresses of both.
 */
public final class NameRecord {
  private final IntArrayList addresses = new IntArrayList(2);
  private final IntArrayList owners = new IntArrayList(2);

  NameRecord() {}

  /** Number of A records, &ge; 1 as long as the name exists. */
  public int size() {
    return addresses.size();
  }

  /** IPv4 address, unsigned 32-bit. */
  public int address(int index) {
    return addresses.getInt(index);
  }

  void add(int address, int owner) {
    if (find(address, owner) < 0) {
      addresses.add(address);
      owners.add(owner);
    }
  }

  void remove(int address, int owner) {
    int index = find(address, owner);
    if (index >= 0) {
      addresses.removeInt(index);
      owners.removeInt(index);
    }
  }

  boolean isEmpty() {
    return addresses.isEmpty();
  }

  private int find(int address, int owner) {
    for (int i = 0; i < addresses.size(); i++) {
      if (addresses.getInt(i) == address && owners.getInt(i) == owner) {
        return i;
      }
    }
    return -1;
  }
}
