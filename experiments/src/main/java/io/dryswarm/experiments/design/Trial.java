package io.dryswarm.experiments.design;

/**
 * One run: a cell with one seed.
 *
 * @param cell        index of the cell
 * @param replication from 0
 */
public record Trial(int cell, int replication) implements Comparable<Trial> {
  /** Seed of the run: the same for every cell, so that what differs is what was set. */
  public long seed(long firstSeed) {
    return firstSeed + replication;
  }

  @Override
  public int compareTo(Trial other) {
    int byCell = Integer.compare(cell, other.cell);
    return byCell != 0 ? byCell : Integer.compare(replication, other.replication);
  }
}
