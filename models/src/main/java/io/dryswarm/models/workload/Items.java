package io.dryswarm.models.workload;

import io.dryswarm.models.volumes.VolumeData;
import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Where every item of every kind is. Items are numbered from 1 over all kinds; 0 is "no item". What has come to rest is only counted, so
 * that memory is that of the items under way; those of requests that were tried again, and those that nobody will ever answer for, keep
 * their page.
 */
final class Items {
  static final int NONE = 0;

  /** What is known of one kind. */
  static final class Kind {
    final String name;
    final Histogram storeLatency = new Histogram(3);
    final Histogram seenLatency = new Histogram(3);
    long peakQueue;

    /** Of the items that have come to rest. */
    private final ItemCounts settled = new ItemCounts();

    Kind(String name) {
      this.name = name;
    }
  }

  private final List<Kind> kinds = new ArrayList<>();
  private @Nullable ItemPage[] pages = new ItemPage[16];
  private int count;

  /** What each copy is a copy of. */
  private final Int2IntOpenHashMap originals = new Int2IntOpenHashMap();

  private final IntArrayList copies = new IntArrayList();
  private final List<String> lossCauses = new ArrayList<>();
  private final TreeMap<String, Integer> lossIndex = new TreeMap<>();
  private final List<VolumeData> volumes = new ArrayList<>();
  private final boolean readers;
  private long queued;

  /** @param readers whether any program reads tables */
  Items(boolean readers) {
    this.readers = readers;
  }

  private int append(int kind) {
    int number = count / ItemPage.SIZE;
    if (number == pages.length) {
      pages = Arrays.copyOf(pages, 2 * number);
    }
    ItemPage page = pages[number];
    if (page == null) {
      page = new ItemPage();
      pages[number] = page;
    }
    page.kind[count % ItemPage.SIZE] = (byte) kind;
    return ++count;
  }

  private static int at(int item) {
    return (item - 1) % ItemPage.SIZE;
  }

  /** {@code null} if all its items have come to rest. */
  private @Nullable ItemPage find(int item) {
    return pages[(item - 1) / ItemPage.SIZE];
  }

  private ItemPage page(int item) {
    ItemPage page = find(item);
    if (page == null) {
      throw new IllegalStateException("item " + item + " has come to rest");
    }
    return page;
  }

  private Kind kindOf(int item) {
    return kinds.get(page(item).kind[at(item)]);
  }

  /** Number of a kind by name, made on first use. */
  int kind(String name) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).name.equals(name)) {
        return i;
      }
    }
    if (kinds.size() > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("more than " + kinds.size() + " kinds of items");
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
    int first = original(item);
    int copy = append(page(item).kind[at(item)]);
    page(first).set(at(first), ItemPage.COPIED);
    page(copy).set(at(copy), ItemPage.COPY);
    originals.put(copy, first);
    copies.add(copy);
    return copy;
  }

  private int original(int item) {
    return page(item).has(at(item), ItemPage.COPY) ? originals.get(item) : item;
  }

  /** The user was told that it worked. */
  void accepted(int item, long nowNs) {
    ItemPage page = page(item);
    int at = at(item);
    page.acceptedNs[at] = nowNs;
    if (page.has(at, ItemPage.REACHED)) {
      kindOf(item).storeLatency.recordValue(0);
    }
    if (page.has(at, ItemPage.SEEN)) {
      kindOf(item).seenLatency.recordValue(0);
    }
    settle(item);
  }

  /** The user was told that it did not work, and does not try again. */
  void refused(int item) {
    page(item).set(at(item), ItemPage.REFUSED);
    settle(item);
  }

  private void settle(int item) {
    ItemPage page = page(item);
    if (page.settle(at(item), readers)) {
      for (int at = 0; at < ItemPage.SIZE; at++) {
        ItemCounts counts = kinds.get(page.kind[at]).settled;
        counts.offered++;
        if (page.isAccepted(at)) {
          counts.add(page.place[at], page.detail[at]);
        }
      }
      pages[(item - 1) / ItemPage.SIZE] = null;
    }
  }

  private void move(int item, byte to) {
    ItemPage page = page(item);
    int at = at(item);
    queued += (to == ItemPage.QUEUED ? 1 : 0) - (page.place[at] == ItemPage.QUEUED ? 1 : 0);
    page.place[at] = to;
  }

  void queued(int item, int queueLength) {
    move(item, ItemPage.QUEUED);
    Kind kind = kindOf(item);
    kind.peakQueue = Math.max(kind.peakQueue, queueLength);
  }

  /** Out of a queue, in a program's hands. */
  void taken(int item) {
    move(item, ItemPage.MOVING);
    page(item).set(at(item), ItemPage.TAKEN);
  }

  void stored(int item, VolumeData data, long nowNs) {
    move(item, ItemPage.STORED);
    page(item).detail[at(item)] = volumeIndex(data);
    if (readers) {
      data.add(item);
    } else {
      data.addUnread();
    }
    int first = original(item);
    ItemPage page = page(first);
    if (!page.has(at(first), ItemPage.REACHED)) {
      page.set(at(first), ItemPage.REACHED);
      if (page.isAccepted(at(first))) {
        kindOf(first).storeLatency.recordValue(Math.max(0, nowNs - page.acceptedNs[at(first)]));
      }
    }
    settle(item);
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
    for (int i = 0; i < data.unseen(); i++) {
      seen(original(data.unseen(i)), nowNs);
    }
    data.markSeen();
  }

  private void seen(int item, long nowNs) {
    ItemPage page = page(item);
    int at = at(item);
    if (!page.has(at, ItemPage.SEEN)) {
      page.set(at, ItemPage.SEEN);
      if (page.isAccepted(at)) {
        kindOf(item).seenLatency.recordValue(Math.max(0, nowNs - page.acceptedNs[at]));
      }
      settle(item);
    }
  }

  /** A program's hands that held it are gone; nothing happens if it is in a queue or a table by now. */
  void lost(int item, String cause) {
    ItemPage page = item == NONE ? null : find(item);
    if (page != null && page.place[at(item)] == ItemPage.MOVING) {
      move(item, ItemPage.LOST);
      Integer index = lossIndex.get(cause);
      if (index == null) {
        index = lossCauses.size();
        lossCauses.add(cause);
        lossIndex.put(cause, index);
      }
      page.detail[at(item)] = index.intValue();
      settle(item);
    }
  }

  /** Items in queues. */
  long queued() {
    return queued;
  }

  /** All that there ever were, copies included. */
  int count() {
    return count;
  }

  /** Pages of items of which one at least is still under way. */
  int livePages() {
    int live = 0;
    for (ItemPage page : pages) {
      live += page == null ? 0 : 1;
    }
    return live;
  }

  /** Where all items of a kind are at present. Of an item and its copies the one counts that got farthest. */
  ItemCounts counts(int kind) {
    ItemCounts counts = kinds.get(kind).settled.copy();
    Int2IntOpenHashMap farthest = farthestCopies();
    for (int item = 1; item <= count; item++) {
      ItemPage page = find(item);
      int at = at(item);
      if (page != null && page.kind[at] == kind && !page.has(at, ItemPage.COPY)) {
        counts.offered++;
        if (page.isAccepted(at)) {
          int best = farthest.getOrDefault(item, item);
          counts.add(page(best).place[at(best)], page(best).detail[at(best)]);
        }
      }
    }
    return counts;
  }

  /** Of items that have copies which got farther: the copy that got farthest. */
  private Int2IntOpenHashMap farthestCopies() {
    Int2IntOpenHashMap farthest = new Int2IntOpenHashMap();
    for (int i = 0; i < copies.size(); i++) {
      int copy = copies.getInt(i);
      int first = originals.get(copy);
      int best = farthest.getOrDefault(first, first);
      if (page(copy).way(at(copy)) > page(best).way(at(best))) {
        farthest.put(first, copy);
      }
    }
    return farthest;
  }

  /** Volumes by number. */
  List<VolumeData> volumes() {
    return volumes;
  }

  /** Causes of losses by number. */
  List<String> lossCauses() {
    return lossCauses;
  }
}
