package io.dryswarm.models.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.dryswarm.models.volumes.VolumeData;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Items that have come to rest are only counted, and counted right. */
class ItemCountsTest {
  private final VolumeData data = new VolumeData("db", 0);

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void memoryIsThatOfItemsUnderWay(boolean readers) {
    Items items = new Items(readers);
    int votes = items.kind("votes");
    for (int i = 0; i < 20 * ItemPage.SIZE; i++) {
      int item = items.offer(votes);
      items.stored(item, data, i);
      if (i % 3 == 0) {
        items.refused(item);
      } else {
        items.accepted(item, i);
      }
      if (i % 100 == 99) {
        items.seen(data, i);
      }
    }
    items.seen(data, 0);
    assertEquals(0, items.livePages());
    assertEquals(0, data.unseen());

    ItemCounts counts = items.counts(votes);
    assertEquals(20 * ItemPage.SIZE, counts.offered);
    assertEquals(counts.accepted, counts.storedIn(0));
    assertEquals(20 * ItemPage.SIZE - (20 * ItemPage.SIZE + 2) / 3, counts.accepted);
    assertEquals(counts.accepted, items.kinds().get(votes).storeLatency.getTotalCount());
  }

  /** Any order of what can happen, beside the obvious way to count: each item with its copies, from the beginning. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void anyHistoryIsCountedAsIfAllWereKept(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Items items = new Items(true);
    int[] kinds = {items.kind("votes"), items.kind("orders")};
    List<Naive> all = new ArrayList<>();
    List<Naive> open = new ArrayList<>();
    for (int step = 0; step < 60_000; step++) {
      if (random.nextInt(3) == 0 || open.isEmpty()) {
        Naive made = new Naive(items, kinds[random.nextInt(2)]);
        all.add(made);
        open.add(made);
      } else {
        int at = Math.max(0, open.size() - 1 - random.nextInt(60));
        if (open.get(at).advance(random, data, step)) {
          open.remove(at);
        }
      }
      if (step % 500 == 0) {
        items.seen(data, step);
      }
    }
    for (int kind : kinds) {
      TreeMap<String, Integer> expected = new TreeMap<>();
      all.stream().filter(n -> n.kind == kind).forEach(n -> n.count(expected));
      ItemCounts counts = items.counts(kind);
      assertEquals((int) expected.getOrDefault("offered", 0), counts.offered);
      assertEquals((int) expected.getOrDefault("stored", 0), counts.storedIn(0));
      assertEquals((int) expected.getOrDefault("lost", 0), counts.lostFor(0));
      assertEquals((int) expected.getOrDefault("waiting", 0), counts.waiting);
    }
    assertTrue(items.livePages() > 0, "copies keep theirs");
  }

  /** An item and its copies, each with the farthest place that it has come to. */
  private static final class Naive {
    private final Items items;
    private final int kind;
    private final List<Integer> numbers = new ArrayList<>();
    private final List<String> places = new ArrayList<>();
    private final List<Integer> taken = new ArrayList<>();
    private boolean accepted;
    private boolean over;

    Naive(Items items, int kind) {
      this.items = items;
      this.kind = kind;
      numbers.add(items.offer(kind));
      places.add("waiting");
    }

    /** Something happens to one of them; returns whether nothing more can. */
    boolean advance(SplittableRandom random, VolumeData data, long nowNs) {
      int which = random.nextInt(numbers.size());
      int item = numbers.get(which);
      boolean rests = !places.get(which).equals("waiting");
      switch (random.nextInt(6)) {
        case 0 -> {
          if (!over && random.nextInt(20) == 0) {
            numbers.add(items.copy(numbers.get(0)));
            places.add("waiting");
          }
        }
        case 1 -> {
          if (!rests) {
            items.stored(item, data, nowNs);
            places.set(which, "stored");
          }
        }
        case 2 -> {
          items.lost(item, "somehow");
          if (!rests) {
            places.set(which, "lost");
          }
        }
        case 3 -> {
          if (!over) {
            accepted = true;
            over = true;
            items.accepted(numbers.get(0), nowNs);
          }
        }
        case 4 -> {
          if (!over) {
            over = true;
            items.refused(numbers.get(0));
          }
        }
        default -> {
          if (!rests) {
            items.queued(item, 1);
            items.taken(item);
            taken.add(item);
          }
        }
      }
      return over && !places.contains("waiting") && random.nextInt(3) == 0;
    }

    void count(TreeMap<String, Integer> counts) {
      counts.merge("offered", 1, Integer::sum);
      if (accepted) {
        counts.merge(place(), 1, Integer::sum);
      }
    }

    /** Waiting in a program's hands or a queue is nearer to the table than being lost. */
    private String place() {
      if (places.contains("stored")) {
        return "stored";
      }
      boolean onItsWay = false;
      for (int i = 0; i < numbers.size(); i++) {
        onItsWay |= places.get(i).equals("waiting") && taken.contains(numbers.get(i));
      }
      return onItsWay || !places.contains("lost") ? "waiting" : "lost";
    }
  }
}
