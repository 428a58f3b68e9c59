package io.dryswarm.models.gossip;

import io.dryswarm.models.gossip.GossipMessage.MemberReport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a node makes of rumours: whom it holds for alive, suspect or dead, and what it therefore passes on. It never believes that it
 * is dead itself. Source: hashicorp/memberlist state.go; data-plane facts F3.26-F3.29.
 */
final class Beliefs {
  private final MembershipSpec spec;
  private final int life;
  private final Members members;
  private final ProbeOrder order;
  private final RumourQueues rumours;
  private final Awareness awareness;
  private final MembershipDelegate delegate;
  private final @Nullable Suspicion[] suspicions;

  Beliefs(
      MembershipSpec spec,
      int life,
      Members members,
      ProbeOrder order,
      RumourQueues rumours,
      Awareness awareness,
      MembershipDelegate delegate) {
    this.spec = spec;
    this.life = life;
    this.members = members;
    this.order = order;
    this.rumours = rumours;
    this.awareness = awareness;
    this.delegate = delegate;
    this.suspicions = new Suspicion[members.capacity()];
  }

  /** Everything that this node could tell about members, by node. */
  List<MemberReport> reports() {
    List<MemberReport> reports = new ArrayList<>(members.known());
    for (int node = 0; node < members.capacity(); node++) {
      if (members.isKnown(node)) {
        reports.add(new MemberReport(
            node, members.life(node), members.incarnation(node), members.state(node)));
      }
    }
    return Collections.unmodifiableList(reports);
  }

  void hear(Rumour rumour, long nowNs, GossipEffects out) {
    if (rumour instanceof Rumour.Alive alive) {
      welcome(alive, nowNs, out);
    } else if (rumour instanceof Rumour.Suspect suspect) {
      suspect(suspect, nowNs, out);
    } else if (rumour instanceof Rumour.Dead dead) {
      bury(dead, nowNs, out);
    } else if (rumour instanceof Rumour.NodeEvent event) {
      if (delegate.nodeEvent(event, nowNs, out)) {
        rumours.add(event);
      }
    } else if (rumour instanceof Rumour.Attachment attachment) {
      if (delegate.attachment(attachment, out)) {
        rumours.add(attachment);
      }
    }
  }

  /** Nobody refuted the suspicion in time. */
  void suspicionEnded(int node, long nowNs, GossipEffects out) {
    if (suspicions[node] != null) {
      int incarnation = members.incarnation(node);
      bury(new Rumour.Dead(node, members.life(node), incarnation, members.self()), nowNs, out);
    }
  }

  /** This node leaves: from now on it denies nothing. */
  Rumour.Dead part(long nowNs) {
    int self = members.self();
    Rumour.Dead farewell = new Rumour.Dead(self, life, members.incarnation(self), self);
    members.set(farewell, MemberState.LEFT, nowNs);
    rumours.add(farewell);
    return farewell;
  }

  /** Whom others hold for dead is only suspected here; who has left has left. */
  void merge(MemberReport report, long nowNs, GossipEffects out) {
    int node = report.node();
    if (report.state() == MemberState.LEFT) {
      bury(new Rumour.Dead(node, report.life(), report.incarnation(), node), nowNs, out);
    } else if (report.state() == MemberState.ALIVE) {
      if (members.knowsAlive(report)) {
        return;
      }
      welcome(new Rumour.Alive(node, report.life(), report.incarnation()), nowNs, out);
    } else {
      int self = members.self();
      suspect(new Rumour.Suspect(node, report.life(), report.incarnation(), self), nowNs, out);
    }
  }

  private void welcome(Rumour.Alive news, long nowNs, GossipEffects out) {
    int node = news.node();
    if (node == members.self()) {
      return;
    }
    boolean known = members.isKnown(node);
    boolean newLife = known && news.life() > members.life(node);
    if (known && !newLife && isNoNews(news)) {
      return;
    }
    dropSuspicion(node, out);
    if (!known) {
      order.add(node);
    }
    MemberState before = members.state(node);
    rumours.add(news);
    members.set(news, MemberState.ALIVE, nowNs);
    if (newLife && !before.isGone()) {
      delegate.memberReplaced(node, out);
    }
    if (newLife || !known || before.isGone()) {
      delegate.memberAlive(node, news.life(), nowNs, out);
      out.alive(node);
    }
  }

  private boolean isNoNews(Rumour.Alive news) {
    return news.life() < members.life(news.node())
        || news.incarnation() <= members.incarnation(news.node());
  }

  void suspect(Rumour.Suspect news, long nowNs, GossipEffects out) {
    int node = news.node();
    if (!members.isNews(news)) {
      return;
    }
    if (node == members.self()) {
      if (members.state(node) == MemberState.ALIVE) {
        refute(news, nowNs, out);
      }
      return;
    }
    Suspicion suspicion = suspicions[node];
    if (suspicion != null) {
      if (suspicion.confirm(news.accuser())) {
        rumours.add(news);
        out.arm(GossipTimer.SUSPICION, node, Math.max(nowNs, suspicion.endsNs()));
      }
    } else if (members.state(node) == MemberState.ALIVE) {
      rumours.add(news);
      members.set(news, MemberState.SUSPECT, nowNs);
      Suspicion begun = new Suspicion(spec, members.known(), news.accuser(), nowNs);
      suspicions[node] = begun;
      out.suspected(node, news.accuser());
      out.arm(GossipTimer.SUSPICION, node, begun.endsNs());
    }
  }

  private void bury(Rumour.Dead news, long nowNs, GossipEffects out) {
    int node = news.node();
    if (!members.isNews(news)) {
      return;
    }
    if (node == members.self()) {
      if (members.state(node) == MemberState.ALIVE) {
        refute(news, nowNs, out);
      }
      return;
    }
    dropSuspicion(node, out);
    if (!members.state(node).isGone()) {
      rumours.add(news);
      members.set(news, news.accuser() == node ? MemberState.LEFT : MemberState.DEAD, nowNs);
      delegate.memberFailed(node, nowNs, out);
    }
  }

  private void refute(Rumour.Membership accusation, long nowNs, GossipEffects out) {
    Rumour.Alive denial = new Rumour.Alive(members.self(), life, accusation.incarnation() + 1);
    members.set(denial, MemberState.ALIVE, nowNs);
    awareness.add(1);
    rumours.add(denial);
    out.refuted(denial.incarnation());
  }

  private void dropSuspicion(int node, GossipEffects out) {
    if (suspicions[node] != null) {
      suspicions[node] = null;
      out.cancel(GossipTimer.SUSPICION, node);
    }
  }
}
