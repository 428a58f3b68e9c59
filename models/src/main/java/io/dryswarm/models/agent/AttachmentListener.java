package io.dryswarm.models.agent;

import io.dryswarm.models.store.NodeObject;
import java.util.List;

/** Told when the managers' list of a node's own network addresses reaches that node. */
@FunctionalInterface
public interface AttachmentListener {
  /** The whole list, which differs from the one before. */
  void attachmentsChanged(int node, List<NodeObject.Attachment> attachments);
}
