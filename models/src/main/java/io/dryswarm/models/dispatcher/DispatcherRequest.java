package io.dryswarm.models.dispatcher;

import io.dryswarm.core.Digest;
import io.dryswarm.models.store.NodeObject;
import io.dryswarm.models.store.TaskObject;

/** From an agent to the dispatcher. */
public sealed interface DispatcherRequest extends DispatcherMessage {
  /** No session: what an agent says before it ever had one. */
  long NO_SESSION = 0;

  /** The session that the agent believes in. */
  long session();

  /** Opens a connection and, unless {@code session} is still valid, a new session. */
  record SessionRequest(long session, NodeObject.Description description)
      implements DispatcherRequest {
    @Override
    public int sizeBytes() {
      return 600;
    }

    @Override
    public long digest() {
      return Digest.of(1, session, description.nanoCpus(), description.memoryBytes());
    }
  }

  /** I am alive. */
  record HeartbeatRequest(long session) implements DispatcherRequest {
    @Override
    public int sizeBytes() {
      return 100;
    }

    @Override
    public long digest() {
      return Digest.of(2, session);
    }
  }

  /** Opens the stream of assignments. */
  record AssignmentsRequest(long session) implements DispatcherRequest {
    @Override
    public int sizeBytes() {
      return 100;
    }

    @Override
    public long digest() {
      return Digest.of(3, session);
    }
  }

  /** The node has let a cluster volume go. */
  record VolumeStatusRequest(long session, int volume) implements DispatcherRequest {
    @Override
    public int sizeBytes() {
      return 150;
    }

    @Override
    public long digest() {
      return Digest.of(17, session, volume);
    }
  }

  /** What became of one task. */
  record TaskStatusRequest(long session, int task, TaskObject.TaskStatus status)
      implements DispatcherRequest {
    @Override
    public int sizeBytes() {
      return 300 + status.message().length() + status.err().length();
    }

    @Override
    public long digest() {
      return Digest.of(4 + session, task, status.state().number(), status.timeNs());
    }
  }
}
