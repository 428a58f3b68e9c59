package io.dryswarm.models.raft;

import java.util.ArrayList;
import java.util.List;

/**
 * The log of one member, from behind what was compacted away; indexes start at 1, index 0 stands for the empty prefix of term 0.
 */
final class RaftLog {
  private final List<RaftEntry> entries;
  private RaftSnapshot snapshot;
  private long compactedIndex;
  private long compactedTerm;
  private long unwrittenFrom;
  private boolean snapshotUnwritten;

  RaftLog(RaftSnapshot snapshot, List<RaftEntry> onDisk) {
    this.entries = new ArrayList<>(onDisk);
    this.snapshot = snapshot;
    this.compactedIndex = snapshot.index();
    this.compactedTerm = snapshot.term();
    this.unwrittenFrom = lastIndex() + 1;
  }

  long lastIndex() {
    return compactedIndex + entries.size();
  }

  long lastTerm() {
    return termAt(lastIndex());
  }

  /** Whether the term of that entry is still known. */
  boolean reaches(long index) {
    return index >= compactedIndex && index <= lastIndex();
  }

  long termAt(long index) {
    return index == compactedIndex ? compactedTerm : at(index).term();
  }

  RaftEntry at(long index) {
    return entries.get((int) (index - compactedIndex) - 1);
  }

  boolean matches(long index, long term) {
    return reaches(index) && termAt(index) == term;
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

  /** Entries from an index on, as many as fit, but at least one if there is one. */
  List<RaftEntry> from(long index, long maxBytes) {
    int start = (int) (index - compactedIndex) - 1;
    int end = start;
    long bytes = 0;
    while (end < entries.size() && (end == start || bytes < maxBytes)) {
      bytes += entries.get(end).sizeBytes();
      if (end == start || bytes <= maxBytes) {
        end++;
      }
    }
    return List.copyOf(entries.subList(start, end));
  }

  /**
   * The last place up to {@code index} at which this log and one with {@code term} there can agree: it has that term or an older one.
   */
  long lastPossibleMatch(long index, long term) {
    long guess = index;
    while (guess > 0 && reaches(guess) && termAt(guess) > term) {
      guess--;
    }
    return guess;
  }

  /** The newest snapshot, which a follower gets whose entries were compacted away. */
  RaftSnapshot snapshot() {
    return snapshot;
  }

  /** A snapshot of this member's own state: entries up to {@code keep} before it are given up. */
  void snapshotTaken(RaftSnapshot taken, long keep) {
    snapshot = taken;
    long upTo = taken.index() - keep;
    if (upTo > compactedIndex) {
      compactedTerm = termAt(upTo);
      entries.subList(0, (int) (upTo - compactedIndex)).clear();
      compactedIndex = upTo;
    }
  }

  /** The leader's snapshot takes the place of the whole log. */
  void restore(RaftSnapshot received) {
    snapshot = received;
    entries.clear();
    compactedIndex = received.index();
    compactedTerm = received.term();
    unwrittenFrom = received.index() + 1;
    snapshotUnwritten = true;
  }

  boolean isSnapshotUnwritten() {
    return snapshotUnwritten;
  }

  /** First index that was not yet handed to {@link #takeUnwritten}. */
  long unwrittenFrom() {
    return unwrittenFrom;
  }

  boolean hasUnwritten() {
    return snapshotUnwritten || unwrittenFrom <= lastIndex();
  }

  /** The entries to write to disk next, at position {@link #unwrittenFrom}. */
  List<RaftEntry> takeUnwritten() {
    List<RaftEntry> taken = from(unwrittenFrom, Long.MAX_VALUE);
    unwrittenFrom = lastIndex() + 1;
    snapshotUnwritten = false;
    return taken;
  }
}
