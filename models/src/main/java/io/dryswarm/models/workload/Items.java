package io.dryswarm.models.workload;

import io.dryswarm.models.volumes.VolumeData;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/** Where every item of every kind is. Items are numbered from 1 over all kinds; 0 is "no item". */
final class Items {
  static final int NONE = 0;

  private static final int MOVING = 0;
  private static final int QUEUED = 1;
  private static final int STORED = 2;
  private static final int LOST = 3;

  /** Detail of an item that moves: it was in a queue before. */
  private static final int TAKEN = 1;

  /** What is known of one kind. */
  static final class Kind {
    final String name;
    final Histogram storeLatency = new Histogram(3);
    final Histogram seenLatency = new Histogram(3);
    long peakQueue;

    Kind(String name) {
      this.name = name;
    }
  }

  private final List<Kind> kinds = new ArrayList<>();
  private final IntArrayList kindOf = new IntArrayList();
  private final IntArrayList place = new IntArrayList();
  private final IntArrayList detail = new IntArrayList();
  private final LongArrayList acceptedNs = new LongArrayList();
  private final LongArrayList storedNs = new LongArrayList();
  private final LongArrayList seenNs = new LongArrayList();

  /** What an item is a copy of; itself if it is none. */
  private final IntArrayList original = new IntArrayList();

  private final IntArrayList copies = new IntArrayList();
  private final List<String> lossCauses = new ArrayList<>();
  private final TreeMap<String, Integer> lossIndex = new TreeMap<>();
  private final List<VolumeData> volumes = new ArrayList<>();

  private static final long NOT_YET = -1;

  private long queued;

  Items() {
    append(0);
  }

  private int append(int kind) {
    kindOf.add(kind);
    place.add(MOVING);
    detail.add(0);
    acceptedNs.add(NOT_YET);
    storedNs.add(NOT_YET);
    seenNs.add(NOT_YET);
    original.add(original.size());
    return kindOf.size() - 1;
  }

  /** Number of a kind by name, made on first use. */
  int kind(String name) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).name.equals(name)) {
        return i;
      }
    }
    kinds.add(new Kind(name));
    return kinds.size() - 1;
  }

  List<Kind> kinds() {
    return kinds;
  }

  /** A user brings a new item along. */
  int offer(int kind) {
    return append(kind);
  }

  /** A try is repeated, and nobody knows what became of what the earlier ones carried: the same again, as something of its own. */
  int copy(int item) {
    int first = original.getInt(item);
    int copy = append(kindOf.getInt(item));
    original.set(copy, first);
    copies.add(copy);
    return copy;
  }

  boolean isCopy(int item) {
    return original.getInt(item) != item;
  }

  /** All copies ever made. */
  IntArrayList copies() {
    return copies;
  }

  int original(int item) {
    return original.getInt(item);
  }

  /** The user was told that it worked. */
  void accepted(int item, long nowNs) {
    acceptedNs.set(item, nowNs);
    if (storedNs.getLong(item) != NOT_YET) {
      recordStored(item);
    }
    if (seenNs.getLong(item) != NOT_YET) {
      recordSeen(item);
    }
  }

  private void move(int item, int to) {
    queued += (to == QUEUED ? 1 : 0) - (place.getInt(item) == QUEUED ? 1 : 0);
    place.set(item, to);
  }

  void queued(int item, int queueLength) {
    move(item, QUEUED);
    Kind kind = kinds.get(kindOf.getInt(item));
    kind.peakQueue = Math.max(kind.peakQueue, queueLength);
  }

  /** Out of a queue, in a program's hands. */
  void taken(int item) {
    move(item, MOVING);
    detail.set(item, TAKEN);
  }

  /** In a queue, or in the hands of who took it out of one. */
  boolean isOnItsWay(int item) {
    int at = place.getInt(item);
    return at == QUEUED || (at == MOVING && detail.getInt(item) == TAKEN);
  }

  void stored(int item, VolumeData data, long nowNs) {
    move(item, STORED);
    detail.set(item, volumeIndex(data));
    int first = original.getInt(item);
    if (storedNs.getLong(first) == NOT_YET) {
      storedNs.set(first, nowNs);
      if (acceptedNs.getLong(first) != NOT_YET) {
        recordStored(first);
      }
    }
  }

  private int volumeIndex(VolumeData data) {
    for (int i = volumes.size() - 1; i >= 0; i--) {
      if (volumes.get(i) == data) {
        return i;
      }
    }
    volumes.add(data);
    return volumes.size() - 1;
  }

  /** Somebody reads the table: all of its items that nobody had seen are seen now. */
  void seen(VolumeData data, long nowNs) {
    for (int i = data.seen(); i < data.size(); i++) {
      int item = original.getInt(data.item(i));
      if (seenNs.getLong(item) == NOT_YET) {
        seenNs.set(item, nowNs);
        if (acceptedNs.getLong(item) != NOT_YET) {
          recordSeen(item);
        }
      }
    }
    data.markSeen();
  }

  private void recordStored(int item) {
    long delayNs = storedNs.getLong(item) - acceptedNs.getLong(item);
    kinds.get(kindOf.getInt(item)).storeLatency.recordValue(Math.max(0, delayNs));
  }

  private void recordSeen(int item) {
    long delayNs = seenNs.getLong(item) - acceptedNs.getLong(item);
    kinds.get(kindOf.getInt(item)).seenLatency.recordValue(Math.max(0, delayNs));
  }

  /** A program's hands that held it are gone; nothing happens if it is in a queue or a table by now. */
  void lost(int item, String cause) {
    if (item != NONE && place.getInt(item) == MOVING) {
      move(item, LOST);
      Integer index = lossIndex.get(cause);
      if (index == null) {
        index = lossCauses.size();
        lossCauses.add(cause);
        lossIndex.put(cause, index);
      }
      detail.set(item, index.intValue());
    }
  }

  /** Items in queues. */
  long queued() {
    return queued;
  }

  int count() {
    return kindOf.size() - 1;
  }

  boolean isOf(int item, int kind) {
    return kindOf.getInt(item) == kind;
  }

  boolean isAccepted(int item) {
    return acceptedNs.getLong(item) != NOT_YET;
  }

  boolean isStored(int item) {
    return place.getInt(item) == STORED;
  }

  boolean isLost(int item) {
    return place.getInt(item) == LOST;
  }

  /** Where a stored item is. */
  VolumeData volume(int item) {
    return volumes.get(detail.getInt(item));
  }

  /** Why a lost item is gone. */
  String lossCause(int item) {
    return lossCauses.get(detail.getInt(item));
  }
}
