package io.dryswarm.models.dns;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answers that one process keeps; they die with it. A name that did not resolve is not kept. Addresses are the caller's own: places of a
 * network, for example. Asking for what is there allocates nothing.
 */
public final class AnswerCache {
  /** Nothing is kept for the name, or not any more. */
  public static final long MISS = -1;

  private static final class Kept {
    final String name;
    final LongArrayList places = new LongArrayList();
    long untilNs;
    int next;

    Kept(String name) {
      this.name = name;
    }
  }

  private final AnswerCaching caching;
  private final List<Kept> answers = new ArrayList<>();

  public AnswerCache(AnswerCaching caching) {
    this.caching = caching;
  }

  /** Where a connection to the name goes, or {@link #MISS}. */
  public long place(String name, long nowNs) {
    Kept kept = find(name);
    if (kept == null || nowNs >= kept.untilNs || kept.places.isEmpty()) {
      return MISS;
    }
    if (!caching.rotates()) {
      return kept.places.getLong(0);
    }
    long place = kept.places.getLong(kept.next);
    kept.next = (kept.next + 1) % kept.places.size();
    return place;
  }

  /**
   * Keeps an answer, if this program does.
   *
   * @param places in the order of the answer; not negative
   */
  public void keep(String name, LongArrayList places, long nowNs) {
    if (!caching.isOn()) {
      return;
    }
    Kept kept = find(name);
    if (kept == null) {
      kept = new Kept(name);
      answers.add(kept);
    }
    kept.places.clear();
    kept.places.addAll(places);
    kept.next = 0;
    kept.untilNs =
        caching.keptNs() == AnswerCaching.FOR_EVER ? Long.MAX_VALUE : nowNs + caching.keptNs();
  }

  private @Nullable Kept find(String name) {
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).name.equals(name)) {
        return answers.get(i);
      }
    }
    return null;
  }
}
