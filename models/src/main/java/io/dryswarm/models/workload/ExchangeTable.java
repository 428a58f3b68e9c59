package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** All exchanges by slot, those included that are free for another use. Memory is that of the most exchanges under way at a time. */
final class ExchangeTable {
  private Exchange[] slots = new Exchange[0];
  private final IntArrayList free = new IntArrayList();
  private int used;

  /** One to use; {@link Exchange#begin} comes next. */
  Exchange allocate() {
    if (!free.isEmpty()) {
      return slots[free.popInt()];
    }
    if (used == slots.length) {
      slots = Arrays.copyOf(slots, Math.max(64, 2 * used));
    }
    Exchange made = new Exchange(used);
    slots[used++] = made;
    return made;
  }

  Exchange at(int slot) {
    return slots[slot];
  }

  /** The exchange that an event means; {@code null} if it was freed, and perhaps used again, since the event was made. */
  @Nullable
  Exchange current(int slot, long eventGeneration) {
    Exchange exchange = slots[slot];
    boolean same = exchange.generation == (int) eventGeneration;
    return same && exchange.phase != Exchange.Phase.FREE ? exchange : null;
  }

  void release(Exchange exchange) {
    exchange.phase = Exchange.Phase.FREE;
    exchange.generation++;
    exchange.server = null;
    free.push(exchange.slot);
  }

  /** Slots ever used; the free ones among them have phase {@link Exchange.Phase#FREE}. */
  int capacity() {
    return used;
  }
}
