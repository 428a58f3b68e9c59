package io.dryswarm.models.dispatcher;

/**
 * How an agent reached the dispatcher, and how it is reached back.
 *
 * @param node       the agent's node
 * @param connection the agent's number of this connection; never used twice by the node
 * @param manager    the manager that the agent is connected to
 */
record Route(int node, long connection, int manager) {}
