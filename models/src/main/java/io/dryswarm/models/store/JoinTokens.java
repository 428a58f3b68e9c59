package io.dryswarm.models.store;

/**
 * How often each secret with which nodes join has been replaced. Source: control-plane facts 9.5.17.
 *
 * @param worker  number of the present token for workers, from 1
 * @param manager number of the present token for managers, from 1
 */
public record JoinTokens(int worker, int manager) {
  public static final JoinTokens FIRST = new JoinTokens(1, 1);

  /** With new ones in the place of those named; what joined with the old ones stays. */
  public JoinTokens rotated(boolean newWorker, boolean newManager) {
    return new JoinTokens(worker + (newWorker ? 1 : 0), manager + (newManager ? 1 : 0));
  }
}
