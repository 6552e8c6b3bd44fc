// A bare broadcast by Node's socket.io: each idea goes to everybody in the room.
// usage: node broadcast.js PORT, with NODE_PATH naming the folder of socket.io
const http = require("node:http");
const { Server } = require("socket.io");

const server = http.createServer();
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false });

io.on("connection", (socket) => {
  socket.join("room");
  socket.emit("here");
  socket.on("idea", (text) => io.to("room").emit("idea", text));
});
server.listen({ host: "127.0.0.1", port: Number(process.argv[2]), backlog: 4096 });
