package io.dryswarm.models.gossip;

import io.dryswarm.core.Time;

/** Writes down what a machine asks for, one line each; times as seconds. */
final class RecordingEffects implements GossipEffects {
  private final StringBuilder text = new StringBuilder();

  /** What was asked since the last call. */
  String drain() {
    String drained = text.toString();
    text.setLength(0);
    return drained;
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  @Override
  public void datagram(int to, GossipMessage message) {
    line("-> " + to + " " + message);
  }

  @Override
  public Reach stream(int to, GossipMessage message) {
    line("=> " + to + " " + message);
    return Reach.OPEN;
  }

  @Override
  public void arm(GossipTimer timer, int id, long atNs) {
    line("timer " + timer + " " + id + " at " + Time.seconds(atNs));
  }

  @Override
  public void cancel(GossipTimer timer, int id) {
    line("cancel " + timer + " " + id);
  }

  @Override
  public Reach join(int node) {
    line("join through " + node);
    return Reach.OPEN;
  }

  @Override
  public void announce(Rumour.Attachment news) {
    line("announce " + news);
  }

  @Override
  public void announce(Rumour.NodeEvent news) {
    line("announce " + news);
  }

  @Override
  public void part() {
    line("part");
  }

  @Override
  public void departed() {
    line("DEPARTED");
  }

  @Override
  public void left(int node) {
    line("LEFT " + node);
  }

  @Override
  public void suspected(int node, int accuser) {
    line("SUSPECTED " + node + " by " + accuser);
  }

  @Override
  public void failed(int node, int endpoints) {
    line("FAILED " + node + " with " + endpoints);
  }

  @Override
  public void alive(int node) {
    line("ALIVE " + node);
  }

  @Override
  public void refuted(int incarnation) {
    line("REFUTED with " + incarnation);
  }

  @Override
  public void networkJoined(int network) {
    line("JOINED " + network);
  }

  @Override
  public void created(int network, Table table, long key, TableValue value) {
    line("CREATED " + table + " " + network + "/" + key + " " + value);
  }

  @Override
  public void updated(int network, Table table, long key, TableValue value) {
    line("UPDATED " + table + " " + network + "/" + key + " " + value);
  }

  @Override
  public void deleted(int network, Table table, long key, TableValue value) {
    line("DELETED " + table + " " + network + "/" + key + " " + value);
  }
}
