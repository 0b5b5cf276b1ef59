package tocsin.web.page.frame;

import tocsin.web.http.Reply;

/** Answers one kind of visit, in plain blocking Java. */
@FunctionalInterface
public interface PageHandler {
  /** The page, or where to go on; refusals are thrown as problems. */
  Reply answer(Visit visit) throws Exception;
}
