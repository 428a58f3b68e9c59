package io.dryswarm.models.gossip;

import io.dryswarm.models.Dice;
import io.dryswarm.models.gossip.GossipMessage.MemberReport;
import io.dryswarm.models.gossip.GossipMessage.PushPull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The lower layer of gossip on one node, for one life of its engine: who is in the cluster, who is alive. SWIM with Lifeguard, as
 * memberlist does it. Source: hashicorp/memberlist state.go, net.go; data-plane facts 3.
 */
final class MembershipMachine {
  /** In which a member announces itself when its engine starts. */
  private static final int FIRST_INCARNATION = 1;

  private static final int PUSH_PULL_SCALE_MEMBERS = 32;

  private final MembershipSpec spec;
  private final MembershipDelegate delegate;
  private final Dice dice;
  private final Members members;
  private final ProbeOrder order;
  private final Beliefs beliefs;
  private final RumourQueues rumours;
  private final Prober prober;
  private final RelayedProbes relayed;
  private final Ticker gossipTicker;
  private final int[] gossipTargets;
  private final int life;
  private boolean gossipArmed;
  private @Nullable Rumour awaited;

  /**
   * @param life  how often this node has started before
   * @param nodes nodes that the cluster may have
   */
  MembershipMachine(
      MembershipSpec spec,
      int self,
      int life,
      int nodes,
      long nowNs,
      Dice dice,
      MembershipDelegate delegate) {
    this.spec = spec;
    this.life = life;
    this.delegate = delegate;
    this.dice = dice;
    this.members = new Members(self, nodes);
    this.order = new ProbeOrder(members, dice, spec.gossipToTheDeadNs());
    Awareness awareness = new Awareness(spec.awarenessMax());
    this.rumours = new RumourQueues(spec);
    this.relayed = new RelayedProbes(spec, members, rumours);
    this.beliefs = new Beliefs(spec, life, members, order, rumours, awareness, delegate);
    this.gossipTargets = new int[spec.gossipFanOut()];
    this.gossipTicker = ticker(spec.gossipIntervalNs(), nowNs);
    Ticker probeTicker = ticker(spec.probeIntervalNs(), nowNs);
    this.prober = new Prober(spec, members, rumours, order, awareness, probeTicker, dice);
  }

  private Ticker ticker(long intervalNs, long nowNs) {
    return new Ticker(intervalNs, nowNs + dice.between(0, intervalNs));
  }

  /** Starts alone: knows nobody, and tells whomever it meets that it is there. */
  void start(long nowNs, GossipEffects out) {
    Rumour.Alive self = new Rumour.Alive(members.self(), life, FIRST_INCARNATION);
    enter(self, nowNs);
    rumours.add(self);
    startTimers(nowNs, out);
  }

  /** Starts in a cluster that has been up for long: everybody is known and alive, and there is no news. */
  void startConverged(long nowNs, GossipEffects out) {
    for (int node = 0; node < members.capacity(); node++) {
      enter(new Rumour.Alive(node, 0, FIRST_INCARNATION), nowNs);
    }
    startTimers(nowNs, out);
  }

  private void enter(Rumour.Alive member, long nowNs) {
    members.set(member, MemberState.ALIVE, nowNs);
    order.add(member.node());
  }

  private void startTimers(long nowNs, GossipEffects out) {
    prober.start(nowNs, out);
    long firstPushPullNs = nowNs + dice.between(0, spec.pushPullIntervalNs());
    out.arm(GossipTimer.PUSH_PULL, 0, firstPushPullNs);
  }

  /** Asks a node to let this one in: both exchange all that they know. */
  Reach join(int node, GossipEffects out) {
    return out.stream(node, request(true));
  }

  /** Has news of a network passed on to everybody. */
  void announce(Rumour.Attachment news, long nowNs, GossipEffects out) {
    rumours.add(news);
    settle(nowNs, out);
  }

  /** Has news of this node's coming or going passed on, and tells the layer above when that is done. */
  void announce(Rumour.NodeEvent news, long nowNs, GossipEffects out) {
    rumours.add(news);
    awaited = news;
    settle(nowNs, out);
  }

  /** Says good-bye, and tells the layer above when that is done. */
  void part(long nowNs, GossipEffects out) {
    awaited = beliefs.part(nowNs);
    settle(nowNs, out);
  }

  boolean isAlive(int node) {
    return members.state(node) == MemberState.ALIVE;
  }

  void timeout(GossipTimer timer, int id, long nowNs, GossipEffects out) {
    switch (timer) {
      case PROBE -> onProbe(nowNs, out);
      case RELAYED_PROBE -> relayed.timeout(id, out);
      case SUSPICION -> beliefs.suspicionEnded(id, nowNs, out);
      case GOSSIP -> onGossip(nowNs, out);
      case PUSH_PULL -> onPushPull(nowNs, out);
      default -> throw new AssertionError("not a timer of this layer: " + timer);
    }
    settle(nowNs, out);
  }

  private void onProbe(long nowNs, GossipEffects out) {
    if (prober.timeout(nowNs, out) != Prober.NOBODY) {
      beliefs.suspect(prober.accusation(), nowNs, out);
    }
  }

  private void onGossip(long nowNs, GossipEffects out) {
    gossipArmed = false;
    int count = members.allAlive()
        ? members.chooseOfAll(dice, gossipTargets)
        : members.choose(node -> hears(node, nowNs), dice, gossipTargets);
    for (int i = 0; i < count && !rumours.isEmpty(); i++) {
      List<Rumour> packet = rumours.take(members.known());
      out.datagram(gossipTargets[i], new GossipMessage.Rumours(packet));
    }
  }

  private boolean hears(int node, long nowNs) {
    MemberState state = members.state(node);
    return !state.isGone()
        || (state == MemberState.DEAD
            && nowNs - members.changedNs(node) <= spec.gossipToTheDeadNs());
  }

  private void onPushPull(long nowNs, GossipEffects out) {
    int[] peer = new int[1];
    int count = members.allAlive()
        ? members.chooseOfAll(dice, peer)
        : members.choose(this::isAlive, dice, peer);
    if (count == 1) {
      out.stream(peer[0], request(false));
    }
    out.arm(GossipTimer.PUSH_PULL, 0, nowNs + pushPullIntervalNs());
  }

  /** Grows with the logarithm of the members above 32. F3.18. */
  private long pushPullIntervalNs() {
    if (members.known() <= PUSH_PULL_SCALE_MEMBERS) {
      return spec.pushPullIntervalNs();
    }
    double ratio = (double) members.known() / PUSH_PULL_SCALE_MEMBERS;
    double doublings = StrictMath.ceil(StrictMath.log(ratio) / StrictMath.log(2));
    return spec.pushPullIntervalNs() * (1 + (long) doublings);
  }

  /**
   * The first half of an exchange of all that is known.
   *
   * @param join whether this node asks to be let in
   */
  PushPull request(boolean join) {
    return pushPull(join, false);
  }

  private PushPull pushPull(boolean join, boolean reply) {
    return new PushPull(join, reply, beliefs.reports(), delegate.attachments(join));
  }

  void receive(int from, GossipMessage.Membership message, long nowNs, GossipEffects out) {
    if (message instanceof GossipMessage.StreamPing ping) {
      if (ping.life() == life) {
        out.stream(from, new GossipMessage.StreamAck(ping.seq()));
      }
    } else if (message instanceof GossipMessage.StreamAck ack) {
      prober.streamAck(ack.seq());
    } else if (message instanceof GossipMessage.Datagram datagram) {
      onDatagram(from, datagram, nowNs, out);
    } else {
      throw new AssertionError("unhandled " + message);
    }
    settle(nowNs, out);
  }

  private void onDatagram(
      int from, GossipMessage.Datagram datagram, long nowNs, GossipEffects out) {
    if (datagram instanceof GossipMessage.Ping ping) {
      if (ping.life() == life) {
        out.datagram(from, new GossipMessage.Ack(ping.seq(), rumours.take(members.known())));
      }
    } else if (datagram instanceof GossipMessage.Ack ack) {
      prober.ack(ack.seq(), nowNs, out);
      relayed.ack(ack.seq(), out);
    } else if (datagram instanceof GossipMessage.PingRequest request) {
      relayed.begin(from, request, prober.nextSeq(), nowNs, out);
    } else if (datagram instanceof GossipMessage.Nack nack) {
      prober.nack(nack.seq());
    }
    List<Rumour> news = datagram.rumours();
    for (int i = 0; i < news.size(); i++) {
      beliefs.hear(news.get(i), nowNs, out);
    }
  }

  /** Somebody's full view: answered before it is looked at. */
  void receive(int from, PushPull message, long nowNs, GossipEffects out) {
    if (!message.reply()) {
      out.stream(from, pushPull(message.join(), true));
    }
    for (MemberReport report : message.members()) {
      beliefs.merge(report, nowNs, out);
    }
    delegate.merge(message.attachments(), out);
    if (message.reply() && message.join()) {
      delegate.joinAnswered(from, nowNs, out);
    }
    settle(nowNs, out);
  }

  /** What every call ends with. */
  private void settle(long nowNs, GossipEffects out) {
    armGossip(nowNs, out);
    if (awaited != null && (!rumours.holds(awaited) || members.isAlone())) {
      awaited = null;
      delegate.announced(nowNs, out);
    }
  }

  /** No round while there is nothing to tell, or nobody to tell it to. */
  private void armGossip(long nowNs, GossipEffects out) {
    if (!gossipArmed && !rumours.isEmpty() && members.known() > 1) {
      gossipArmed = true;
      out.arm(GossipTimer.GOSSIP, 0, gossipTicker.nextNs(nowNs));
    }
  }
}
