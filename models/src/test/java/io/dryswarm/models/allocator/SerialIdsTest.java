package io.dryswarm.models.allocator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class SerialIdsTest {
  private final SerialIds ids = new SerialIds(10, 13);

  @Test
  void numbersRiseWrapAndRunOut() {
    assertEquals(10, ids.take());
    assertEquals(11, ids.take());
    ids.free(10);
    assertEquals(12, ids.take());
    assertEquals(13, ids.take());
    assertEquals(10, ids.take());
    assertEquals(SerialIds.NONE, ids.take());
  }

  @Test
  void aNumberTakenByNameDoesNotMoveThePointer() {
    assertTrue(ids.take(12));
    assertFalse(ids.take(12));
    assertFalse(ids.take(14));
    assertEquals(10, ids.take());
    assertEquals(11, ids.take());
    assertEquals(13, ids.take());
  }

  @Test
  void aFreedNumberBehindThePointerIsFoundWhenNoneIsLeftAhead() {
    for (int i = 0; i < 4; i++) {
      ids.take();
    }
    ids.free(12);
    ids.free(11);
    assertEquals(11, ids.take());
    assertEquals(12, ids.take());
  }
}
