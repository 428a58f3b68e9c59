package io.dryswarm.models.raft;

/** Writes down what a machine asks for, one line each. */
final class RecordingEffects implements RaftEffects {
  private final StringBuilder text = new StringBuilder();

  /** What was asked since the last call. */
  String drain() {
    String drained = text.toString();
    text.setLength(0);
    return drained;
  }

  @Override
  public void send(int to, RaftMessage message) {
    text.append("-> ").append(to).append(' ').append(Words.of(message)).append('\n');
  }

  @Override
  public void roleChanged(RaftRole role, long term, int leader) {
    text.append(role).append(" term ").append(term);
    text.append(leader == RaftMachine.NOBODY ? "" : " of " + leader).append('\n');
  }

  @Override
  public void voteRefusedByLease(int candidate) {
    text.append("vote of ").append(candidate).append(" refused by lease\n");
  }
}
