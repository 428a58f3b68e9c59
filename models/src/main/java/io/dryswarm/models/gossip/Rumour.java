package io.dryswarm.models.gossip;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;

/**
 * News about a member, passed on by everybody. A member is a node in one of its lives: an engine that starts again is a new member
 * with a higher {@code life}, and within a life a higher incarnation beats a lower one.
 */
sealed interface Rumour extends Payload {
  /** Whom it is about. */
  int node();

  int life();

  /** Encoded size, bytes: an estimate from the fields that memberlist and NetworkDB send. */
  int sizeBytes();

  /** What it is about: an older rumour of its kind on the same subject that still waits is worthless. */
  long subject();

  /** About membership; only one of these per member waits to be sent. */
  sealed interface Membership extends Rumour {
    int incarnation();

    @Override
    default long subject() {
      return node();
    }
  }

  /** A member says that it is there. */
  record Alive(int node, int life, int incarnation) implements Membership {
    @Override
    public int sizeBytes() {
      return 120;
    }

    @Override
    public long digest() {
      return Digest.of(1, node, life, incarnation);
    }
  }

  /** {@code accuser} got no answer from a member. */
  record Suspect(int node, int life, int incarnation, int accuser) implements Membership {
    @Override
    public int sizeBytes() {
      return 60;
    }

    @Override
    public long digest() {
      return Digest.of(Digest.of(2, node, life, incarnation), accuser);
    }
  }

  /** {@code accuser} gave up on a member after a suspicion that nobody refuted; the member itself says so when it leaves. */
  record Dead(int node, int life, int incarnation, int accuser) implements Membership {
    @Override
    public int sizeBytes() {
      return 60;
    }

    @Override
    public long digest() {
      return Digest.of(Digest.of(3, node, life, incarnation), accuser);
    }
  }

  /**
   * A member has come back into the cluster, or leaves it; a user message of NetworkDB that travels with the rumours.
   *
   * @param lamport of the member's network clock
   */
  record NodeEvent(int node, int life, long lamport, boolean leaving) implements Rumour {
    @Override
    public int sizeBytes() {
      return 50;
    }

    /** Never replaces another one. */
    @Override
    public long subject() {
      return (long) node << Integer.SIZE ^ lamport;
    }

    @Override
    public long digest() {
      return Digest.of(5, node, life, leaving ? -lamport : lamport);
    }
  }

  /**
   * A member joined or left a network; a user message of NetworkDB that travels with the rumours.
   *
   * @param lamport of the member's network clock
   */
  record Attachment(Place place, int life, long lamport, boolean leaving) implements Rumour {
    @Override
    public int node() {
      return place.node();
    }

    int network() {
      return place.network();
    }

    @Override
    public int sizeBytes() {
      return 80;
    }

    @Override
    public long subject() {
      return place.number();
    }

    @Override
    public long digest() {
      return Digest.of(Digest.of(4, node(), life, network()), leaving ? -lamport : lamport);
    }

    @Override
    public String toString() {
      return "Attachment[node=" + node() + ", life=" + life + ", network=" + network()
          + ", lamport=" + lamport + ", leaving=" + leaving + "]";
    }
  }
}
