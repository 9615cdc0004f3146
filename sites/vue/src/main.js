import { createApp } from "vue";
import Connection from "./Connection.vue";

createApp(Connection).mount("#app");
