package io.dryswarm.models.scheduler;

/** Is told why tasks go where they go. Costs a look at every node for each decision; without one nothing is spent. */
@FunctionalInterface
public interface PlacementExplanations {
  /** A decision was taken; it is not written yet, and may be refused by the store. */
  void decided(PlacementExplanation explanation);
}
