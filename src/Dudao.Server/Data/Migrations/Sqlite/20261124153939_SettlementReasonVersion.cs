using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Dudao.Server.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SettlementReasonVersion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "ReasonVersion",
                table: "LeafSettlement",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "ReasonVersion",
                table: "LeafSettlement");
        }
    }
}
