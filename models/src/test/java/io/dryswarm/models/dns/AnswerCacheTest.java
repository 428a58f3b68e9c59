package io.dryswarm.models.dns;

import static io.dryswarm.models.dns.AnswerCache.MISS;
import static org.junit.jupiter.api.Assertions.assertEquals;

import it.unimi.dsi.fastutil.longs.LongArrayList;
import org.junit.jupiter.api.Test;

class AnswerCacheTest {
  private static final LongArrayList THREE = LongArrayList.of(11, 12, 13);

  private static AnswerCache holding(AnswerCaching caching) {
    AnswerCache cache = new AnswerCache(caching);
    cache.keep("web", THREE, 1_000);
    return cache;
  }

  @Test
  void mostProgramsKeepNothing() {
    assertEquals(MISS, holding(AnswerCaching.NONE).place("web", 1_000));
  }

  @Test
  void anAnswerIsUsedUntilItsTimeIsOver() {
    AnswerCache cache = holding(new AnswerCaching(500, false));
    assertEquals(11, cache.place("web", 1_000));
    assertEquals(11, cache.place("web", 1_499));
    assertEquals(MISS, cache.place("web", 1_500));
    assertEquals(MISS, cache.place("db", 1_000));
  }

  @Test
  void aNewAnswerReplacesTheOldOne() {
    AnswerCache cache = holding(new AnswerCaching(500, true));
    cache.place("web", 1_100);
    cache.keep("web", LongArrayList.of(21, 22), 1_600);
    assertEquals(21, cache.place("web", 2_000));
    assertEquals(22, cache.place("web", 2_000));
  }

  @Test
  void whatIsKeptForEverNeverEnds() {
    AnswerCache cache = holding(new AnswerCaching(AnswerCaching.FOR_EVER, false));
    assertEquals(11, cache.place("web", Long.MAX_VALUE - 1));
  }

  @Test
  void addressesInTurn() {
    AnswerCache cache = holding(new AnswerCaching(AnswerCaching.FOR_EVER, true));
    StringBuilder used = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      used.append(cache.place("web", 1_000 + i)).append(' ');
    }
    assertEquals("11 12 13 11 12 ", used.toString());
  }
}
