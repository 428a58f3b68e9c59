package io.dryswarm.models.dispatcher;

/**
 * The newest connection of an agent.
 *
 * @param route             whose it is and which manager it goes to
 * @param managerGeneration life of that manager in which it was opened: a later one knows nothing of it
 * @param stalled           a segment was lost, nothing more gets through
 */
record Connection(Route route, int managerGeneration, boolean stalled) {
  Connection stall() {
    return new Connection(route, managerGeneration, true);
  }
}
