package io.dryswarm.models.workload;

import it.unimi.dsi.fastutil.ints.IntArrayFIFOQueue;

/** A queue of items in the memory of one process. */
final class ItemQueue {
  final String name;
  final IntArrayFIFOQueue items = new IntArrayFIFOQueue();
  final QueueHistory history = new QueueHistory();

  ItemQueue(String name) {
    this.name = name;
  }
}
