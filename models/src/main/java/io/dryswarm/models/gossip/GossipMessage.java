package io.dryswarm.models.gossip;

import io.dryswarm.core.Digest;
import io.dryswarm.core.Payload;
import java.util.Arrays;
import java.util.List;

/** What nodes send each other, over UDP or TCP port 7946. */
sealed interface GossipMessage extends Payload {
  /** Size on the wire above IP, bytes: an estimate. */
  int sizeBytes();

  /** Whether it goes back over a connection of the other side. */
  default boolean isAnswer() {
    return false;
  }

  /** UDP header, encryption and compound header. */
  int FRAME_BYTES = 60;

  /** What a list holds at this moment, in a list of its own that nobody changes. */
  @SuppressWarnings("unchecked")
  static <E> List<E> sealed(List<E> list) {
    return list.isEmpty() ? List.of() : (List<E>) Arrays.asList(list.toArray());
  }

  /** For the membership layer. */
  sealed interface Membership extends GossipMessage {}

  /** For the membership layer, over UDP; carries rumours along as room permits. */
  sealed interface Datagram extends Membership {
    List<Rumour> rumours();

    @Override
    default int sizeBytes() {
      int bytes = FRAME_BYTES + 40;
      List<Rumour> rumours = rumours();
      for (int i = 0; i < rumours.size(); i++) {
        bytes += rumours.get(i).sizeBytes();
      }
      return bytes;
    }

    /** Digest of the message without its rumours. */
    long headDigest();

    @Override
    default long digest() {
      long h = headDigest();
      List<Rumour> rumours = rumours();
      for (int i = 0; i < rumours.size(); i++) {
        h = Digest.mix(h, rumours.get(i).digest());
      }
      return h;
    }
  }

  /** "Are you there?" Meant for one life of the target only. */
  record Ping(int seq, int life, List<Rumour> rumours) implements Datagram {
    @Override
    public long headDigest() {
      return Digest.of(1, seq, life);
    }
  }

  /** "I am", or "it is". */
  record Ack(int seq, List<Rumour> rumours) implements Datagram {
    @Override
    public long headDigest() {
      return Digest.of(2, seq);
    }
  }

  /** "Please ask {@code target} for me." */
  record PingRequest(int seq, int target, int life, List<Rumour> rumours) implements Datagram {
    @Override
    public long headDigest() {
      return Digest.of(3, seq, target, life);
    }
  }

  /** "I asked, and got no answer so far." */
  record Nack(int seq, List<Rumour> rumours) implements Datagram {
    @Override
    public long headDigest() {
      return Digest.of(4, seq);
    }
  }

  /** Rumours only. */
  record Rumours(List<Rumour> rumours) implements Datagram {
    @Override
    public long headDigest() {
      return Digest.of(5);
    }
  }

  /** A ping over TCP, connecting included. */
  record StreamPing(int seq, int life) implements Membership {
    @Override
    public int sizeBytes() {
      return FRAME_BYTES;
    }

    @Override
    public long digest() {
      return Digest.of(6, seq, life);
    }
  }

  /** Its answer. */
  record StreamAck(int seq) implements Membership {
    @Override
    public boolean isAnswer() {
      return true;
    }

    @Override
    public int sizeBytes() {
      return FRAME_BYTES;
    }

    @Override
    public long digest() {
      return Digest.of(7, seq);
    }
  }

  /**
   * All that the sender knows of members and of who is on which network, over TCP.
   *
   * @param join  whether the sender wants to (re)join, rather than to compare notes
   * @param reply whether this answers a push-pull
   */
  record PushPull(
      boolean join, boolean reply, List<MemberReport> members, List<Rumour.Attachment> attachments)
      implements GossipMessage {
    @Override
    public boolean isAnswer() {
      return reply;
    }

    @Override
    public int sizeBytes() {
      return FRAME_BYTES + 120 * members.size() + 80 * attachments.size();
    }

    @Override
    public long digest() {
      long h = Digest.of(8, join ? 1 : 0, reply ? 1 : 0);
      for (MemberReport member : members) {
        h = Digest.mix(h, member.digest());
      }
      for (Rumour.Attachment attachment : attachments) {
        h = Digest.mix(h, attachment.digest());
      }
      return h;
    }
  }

  /** One member as the sender of a {@link PushPull} sees it. */
  record MemberReport(int node, int life, int incarnation, MemberState state) {
    long digest() {
      return Digest.of(node, life, incarnation, state.code());
    }
  }

  /** For NetworkDB. */
  sealed interface NetworkDb extends GossipMessage {
    List<TableEvent> events();

    @Override
    default int sizeBytes() {
      int bytes = FRAME_BYTES;
      List<TableEvent> events = events();
      for (int i = 0; i < events.size(); i++) {
        bytes += events.get(i).sizeBytes();
      }
      return bytes;
    }
  }

  /** New versions of entries, over UDP. */
  final class TableEvents implements NetworkDb {
    private final List<TableEvent> events;
    private final int sizeBytes;
    private final long digest;

    /**
     * Several nodes get the same object: what it takes to send it is found out once.
     *
     * @param events that nobody changes any more
     */
    TableEvents(List<TableEvent> events) {
      this.events = events;
      this.sizeBytes = NetworkDb.super.sizeBytes();
      this.digest = eventsDigest(Digest.of(9), events);
    }

    @Override
    public List<TableEvent> events() {
      return events;
    }

    @Override
    public int sizeBytes() {
      return sizeBytes;
    }

    @Override
    public long digest() {
      return digest;
    }

    @Override
    public String toString() {
      return "TableEvents[events=" + events + "]";
    }
  }

  /**
   * All entries of some networks, over TCP.
   *
   * @param round    number of the conversation, given by who began it
   * @param reply    whether this ends the conversation
   * @param networks that both sides are on
   */
  record BulkSync(int round, boolean reply, List<Integer> networks, List<TableEvent> events)
      implements NetworkDb {
    @Override
    public long digest() {
      long h = Digest.of(10, round, reply ? 1 : 0);
      for (int network : networks) {
        h = Digest.mix(h, network);
      }
      return eventsDigest(h, events);
    }
  }

  private static long eventsDigest(long head, List<TableEvent> events) {
    long h = head;
    for (int i = 0; i < events.size(); i++) {
      h = Digest.mix(h, events.get(i).digest());
    }
    return h;
  }
}
