package io.dryswarm.models.raft;

import java.util.ArrayList;
import java.util.List;

/** The log of one member; indexes start at 1, index 0 stands for the empty prefix of term 0. */
final class RaftLog {
  private final List<RaftEntry> entries;
  private long unwrittenFrom;

  RaftLog(List<RaftEntry> onDisk) {
    this.entries = new ArrayList<>(onDisk);
    this.unwrittenFrom = onDisk.size() + 1L;
  }

  long lastIndex() {
    return entries.size();
  }

  long lastTerm() {
    return termAt(lastIndex());
  }

  long termAt(long index) {
    return index == 0 ? 0 : at(index).term();
  }

  RaftEntry at(long index) {
    return entries.get((int) index - 1);
  }

  boolean matches(long index, long term) {
    return index <= lastIndex() && termAt(index) == term;
  }

  long append(RaftEntry entry) {
    entries.add(entry);
    return lastIndex();
  }

  /** Appends what follows {@code previousIndex}, overwriting only from the first entry that conflicts. */
  void accept(long previousIndex, List<RaftEntry> following) {
    for (int i = 0; i < following.size(); i++) {
      long index = previousIndex + 1 + i;
      RaftEntry entry = following.get(i);
      if (!matches(index, entry.term())) {
        truncateFrom(index);
        entries.add(entry);
      }
    }
  }

  private void truncateFrom(long index) {
    while (lastIndex() >= index) {
      entries.remove(entries.size() - 1);
    }
    unwrittenFrom = Math.min(unwrittenFrom, index);
  }

  /** At most {@code limit} entries from an index on. */
  List<RaftEntry> from(long index, int limit) {
    int start = (int) index - 1;
    return List.copyOf(entries.subList(start, Math.min(entries.size(), start + limit)));
  }

  /** First index that was not yet handed to {@link #takeUnwritten}. */
  long unwrittenFrom() {
    return unwrittenFrom;
  }

  boolean hasUnwritten() {
    return unwrittenFrom <= lastIndex();
  }

  /** The entries to write to disk next, at position {@link #unwrittenFrom}. */
  List<RaftEntry> takeUnwritten() {
    List<RaftEntry> taken = from(unwrittenFrom, Integer.MAX_VALUE / 2);
    unwrittenFrom = lastIndex() + 1;
    return taken;
  }
}
