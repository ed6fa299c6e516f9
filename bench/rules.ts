/** All that `docker system prune -af --volumes` takes. */
export const EVERYTHING = {
  containers: true,
  networks: true,
  volumes: true,
  images: "unused",
  buildCache: "all",
};
